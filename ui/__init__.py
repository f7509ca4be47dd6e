"""The desktop app. It knows the engine by its public door only, and checks in a process of its own."""
