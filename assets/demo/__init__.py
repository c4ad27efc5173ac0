"""An invented county, its people and its money, as the departments would hand it in.

`python -m assets.demo OUT_DIR` writes the batch; tests and the demo take their examples from
`cases`. Nothing here is about a real person or place.
"""
