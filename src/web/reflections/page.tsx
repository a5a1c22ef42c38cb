// In the making (V4: goals, journal, reflections, shared, search, export pages).
