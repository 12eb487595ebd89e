"""Where chains meet: nodal points, displacement, and the network of what was said after what."""
