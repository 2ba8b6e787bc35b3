# The server, for compose.yaml. It was written on machines without a container engine: test/deploy checks what can be
# checked without one, and the first build belongs to you.
FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Optional dependencies stay: the loader of our TypeScript brings its native part as one.
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY tsconfig.json ./
COPY server server
COPY sync sync
COPY sql sql
ENV NODE_ENV=production
# It writes nothing to its own disk: the database and the secrets are given.
USER node
EXPOSE 3000
# The process itself, no shell and no npm before it: SIGTERM must reach it.
CMD ["node", "--import", "tsx", "server/main.ts"]
