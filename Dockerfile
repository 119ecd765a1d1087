# The browser's side needs Node, and Node stays in this stage.
FROM node:20-slim AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY web web
COPY translations translations
RUN node web/build.mjs

FROM python:3.13-slim AS release
WORKDIR /app
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH
COPY requirements/runtime.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/runtime.txt
COPY pyproject.toml README.md ./
COPY server server
COPY translations translations
RUN pip install --no-cache-dir --no-deps --editable .
COPY --from=assets /app/build/assets build/assets
# The addresses in the pages; given differently to the container, it renders anew at its start.
ARG NOBARS_ORIGIN=http://127.0.0.1:8000
ARG NOBARS_BASE_PATH=
ENV NOBARS_ORIGIN=$NOBARS_ORIGIN NOBARS_BASE_PATH=$NOBARS_BASE_PATH
RUN nobars build && python -m compileall -q server && pip uninstall --yes pip

FROM python:3.13-slim
COPY --from=release /venv /venv
COPY --from=release /app /app
WORKDIR /app
ARG NOBARS_ORIGIN=http://127.0.0.1:8000
ARG NOBARS_BASE_PATH=
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    NOBARS_HOST=0.0.0.0 NOBARS_PORT=8000 \
    NOBARS_ORIGIN=$NOBARS_ORIGIN NOBARS_BASE_PATH=$NOBARS_BASE_PATH
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["nobars", "healthy"]
CMD ["nobars", "serve"]
