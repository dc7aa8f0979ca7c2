"""What becomes of a deployment's colour and picture: pure, for the window and for the doctor."""
