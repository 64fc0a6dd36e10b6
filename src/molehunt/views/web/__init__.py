"""The infiltration web as one page that works offline: picture, table and ranks of the same claims, with the proof.

``page.py`` puts the page together. Its scripts are in ``source`` (main.js shows how they hang together) and are bundled
into ``explorer.js`` with the libraries that they use; ``NOTICES.txt`` has the licences of these. After a change there:
``npm ci && npm run build`` in this folder. A test builds the bundle anew and compares. Users need no Node.
"""
