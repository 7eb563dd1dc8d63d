"""JSON, YAML, TOML and scripts as rows: what a decoded structure means."""
