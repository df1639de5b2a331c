"""Pictures of boards and months, drawn off the event loop."""
