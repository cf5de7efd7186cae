"""Travel times on roads and ferries."""
