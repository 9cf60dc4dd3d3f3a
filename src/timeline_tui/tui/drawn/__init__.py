"""What the screen shows, as lines of styled pieces: plain values, made without Textual."""
