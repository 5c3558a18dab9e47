"""Installation and upgrade in databases of their own."""
