"""Other public services by place: courts, fire stations, children's houses."""
