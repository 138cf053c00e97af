"""What travels and what is hashed: messages, the strict codec, the chain, the sealed courier."""
