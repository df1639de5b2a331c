"""What is made as a file: pictures and documents."""
