// A room whose sources are still to come.
