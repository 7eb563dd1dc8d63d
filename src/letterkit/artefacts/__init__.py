"""What letterkit made, taken apart: PDF, page, e-mail and text. It trusts nothing."""
