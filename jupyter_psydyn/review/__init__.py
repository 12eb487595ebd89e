"""What people make of the material: codes on passages, agreement, readings, reports. No screen."""
