"""The MyHibachi portal: what a private-chef catering business runs on."""
