# The App alone, for a host that takes GitHub's webhooks: no demo, no sandbox, no git. Tutti runs its TypeScript as it is.
FROM node:24-bookworm-slim AS packages
WORKDIR /tutti
COPY package.json package-lock.json ./
# The image brings Node itself, so that the package `node` has nothing to fetch.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production INBOX_FILE=/data/inbox.sqlite PORT=3000
WORKDIR /tutti
COPY --from=packages /tutti/node_modules ./node_modules
COPY package.json LICENSE ./
COPY config ./config
COPY src ./src
COPY app ./app
RUN install -d -o node -g node /data
USER node
# The inbox: what GitHub delivered and nobody has carried out yet. Keep it between starts.
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "app/serve.ts"]
