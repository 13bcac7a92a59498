"""One file per subcommand of `wezer`."""
