"""What the built site offers beyond its pages."""
