"""The site: settings, addresses, security policy."""
