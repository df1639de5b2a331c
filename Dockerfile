FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
# Turns right-to-left words and joins emoji in pictures.
RUN apt-get update && apt-get install -y --no-install-recommends libfribidi0 && rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
# --require-hashes: what is installed is what was pinned, byte for byte.
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt
COPY . .
RUN python -m compileall -q . \
 && useradd --no-create-home --user-group --uid 10001 kartka \
 && install -d -o kartka -g kartka data
USER kartka
# The database, when it is SQLite, and its copies from before each migration.
VOLUME /app/data
# A bot that polls listens nowhere: its end is all there is to see.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "import os, urllib.request; os.environ.get('WEBHOOK_URL') and urllib.request.urlopen('http://127.0.0.1:' + (os.environ.get('WEB_PORT') or '8080') + '/health', timeout=4)"]
CMD ["python", "-m", "bot"]
