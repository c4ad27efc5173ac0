"""The workbench's pages, one module for each thing that officers do."""
