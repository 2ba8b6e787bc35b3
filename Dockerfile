# The server, for compose.yaml. It was written on machines without a container engine: test/deploy checks what can be
# checked without one, and the first build belongs to you.
FROM node:20-slim AS base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tsconfig.json ./
COPY sync sync
COPY printer printer
COPY sql sql

# The screens, built with tools that the server does not need.
FROM base AS screens
RUN npm ci --no-audit --no-fund
COPY client client
COPY server server
RUN node -e "import('./server/bootstrap/build-client.mjs').then(({ buildClient }) => buildClient(process.cwd()))"

FROM base
# Optional dependencies stay: the loader of our TypeScript brings its native part as one.
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY server server
COPY --from=screens /app/client/dist client/dist
ENV NODE_ENV=production
# It writes nothing to its own disk: the database and the secrets are given.
USER node
EXPOSE 3000
# The process itself, no shell and no npm before it: SIGTERM must reach it.
CMD ["node", "--import", "tsx", "server/main.ts"]
