# The browser's side needs Node, and Node stays in this stage.
ARG NODE_IMAGE=docker.io/library/node:20-slim
ARG PYTHON_IMAGE=docker.io/library/python:3.13-slim
FROM ${NODE_IMAGE} AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY web web
COPY translations translations
RUN node web/build.mjs

FROM ${PYTHON_IMAGE} AS release
WORKDIR /app
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH
COPY requirements/runtime.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/runtime.txt
COPY pyproject.toml README.md ./
COPY server server
COPY translations translations
# Without building: setuptools is a tool too, and what it would write is this line.
RUN python -c "import site; open(site.getsitepackages()[0] + '/nobars.pth', 'w').write('/app\n')" \
 && printf '#!/venv/bin/python\nfrom server.cli import main\nmain()\n' > /venv/bin/nobars \
 && chmod 755 /venv/bin/nobars
COPY --from=assets /app/build/assets build/assets
# Given differently to the container, they are filled in at its start.
ARG NOBARS_ORIGIN=http://127.0.0.1:8000
ARG NOBARS_BASE_PATH=
ENV NOBARS_ORIGIN=$NOBARS_ORIGIN NOBARS_BASE_PATH=$NOBARS_BASE_PATH
RUN nobars build && python -m compileall -q server && pip uninstall --yes pip

FROM ${PYTHON_IMAGE}
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
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["nobars", "healthy"]
CMD ["nobars", "serve"]
