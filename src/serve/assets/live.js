// Placeholder until the script of live pages is here.
