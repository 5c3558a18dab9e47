"""What several folders of tests need; nothing here is collected."""
