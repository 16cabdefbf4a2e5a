"""One change, one transaction, one audit entry; a refused change writes nothing."""
