"""The process: settings, wiring, middlewares, scheduler, sweeps, delivery."""
