"""Makes docs/assets/instruments/shape_doctor.json, the table behind the shape doctor, by really calling torch.

`python -m shape_table` writes it, `python -m shape_table --compare` says where it differs from what torch does now.
"""
