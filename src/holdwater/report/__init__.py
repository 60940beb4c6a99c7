"""Reports into what people and programs read. Writers open, take documents, close."""
