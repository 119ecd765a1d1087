# The assets are built with Node, which only this stage has.
# `make pin-images` gives each image the digest that its tag has now.
ARG NODE_IMAGE=docker.io/library/node:24-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
ARG PYTHON_IMAGE=docker.io/library/python:3.13-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b
FROM ${NODE_IMAGE} AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY web web
COPY translations translations
COPY server/features server/features
RUN node web/build.mjs

FROM ${PYTHON_IMAGE} AS release
WORKDIR /app
# Two builds must give the same files: no bytecode that holds times, and one time for all files.
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0 SOURCE_DATE_EPOCH=315532800
RUN python -m venv /venv
COPY requirements/runtime.txt requirements/
RUN pip install --no-cache-dir --no-compile --require-hashes -r requirements/runtime.txt
COPY pyproject.toml README.md ./
COPY server server
COPY translations translations
# Install the app without setuptools, which would write no more than this line.
RUN python -c "import site; open(site.getsitepackages()[0] + '/nobars.pth', 'w').write('/app\n')" \
 && printf '#!/venv/bin/python\nfrom server.cli import main\nmain()\n' > /venv/bin/nobars \
 && chmod 755 /venv/bin/nobars
COPY --from=assets /app/build/assets build/assets
# The host's settings and texts: pages are rendered with them here, not at each start.
COPY deploy/site site
# If the container gets other values for these two, they are filled in at its start.
ARG NOBARS_ORIGIN=http://127.0.0.1:8000
ARG NOBARS_BASE_PATH=
ENV NOBARS_ORIGIN=$NOBARS_ORIGIN NOBARS_BASE_PATH=$NOBARS_BASE_PATH
# The address of the release that phones have now, from which updates are then differences.
ARG PREVIOUS=
# Read lines as `docker run --env-file` does; otherwise the settings at the start would differ.
RUN while IFS= read -r line || [ -n "$line" ]; do \
      case "$line" in NOBARS_*=*) export "$line" ;; esac; \
    done < site/nobars.env \
 && nobars build ${PREVIOUS:+--previous "$PREVIOUS"} \
 && pip uninstall --yes pip && rm -rf build/.cache \
 && python -m compileall -q --invalidation-mode unchecked-hash server /venv/lib \
 && find /app /venv -exec touch --no-dereference --date=@$SOURCE_DATE_EPOCH {} +

FROM ${PYTHON_IMAGE}
ARG VERSION=0.1.0
ARG REVISION=
LABEL org.opencontainers.image.title="Nobars" \
      org.opencontainers.image.description="A guide to topping up a prepaid SIM abroad, and a log of the receipts, that work offline" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
COPY --from=release /venv /venv
COPY --from=release /app /app
WORKDIR /app
ARG NOBARS_ORIGIN=http://127.0.0.1:8000
ARG NOBARS_BASE_PATH=
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    NOBARS_HOST=0.0.0.0 NOBARS_PORT=8000 NOBARS_ACCESS_LOG=on \
    NOBARS_ORIGIN=$NOBARS_ORIGIN NOBARS_BASE_PATH=$NOBARS_BASE_PATH
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
# Only images in Docker's format have a health check: podman and buildah need `--format docker`;
# compose.yaml and deploy/kubernetes.yaml have their own.
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["nobars", "healthy"]
CMD ["nobars", "serve"]
