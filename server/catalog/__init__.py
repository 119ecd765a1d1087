"""Reading, judging, counting and compiling gettext catalogs. Nothing here uses Flask."""
