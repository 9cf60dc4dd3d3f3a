"""What a timeline is and what can be asked of it; knows no screen and no file."""
