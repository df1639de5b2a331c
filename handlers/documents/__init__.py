"""What is made on demand and sent as a file: pictures and documents."""
