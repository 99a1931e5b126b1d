FROM node:24-bookworm AS worker
RUN apt-get update && apt-get install -y --no-install-recommends g++ ninja-build pkg-config python3 libuv1-dev libssl-dev libsrtp2-dev libabsl-dev libflatbuffers-dev flatbuffers-compiler
WORKDIR /court
COPY package.json package-lock.json .npmrc ./
COPY contracts/package.json contracts/
COPY platform/package.json platform/
COPY sfu/package.json sfu/
RUN npm ci --ignore-scripts --omit=dev -w @assize/contracts -w @assize/platform -w @assize/sfu
COPY infra/mediasoup-worker infra/mediasoup-worker
RUN infra/mediasoup-worker/build.sh node_modules/mediasoup /opt/mediasoup-worker

FROM node:24-bookworm-slim
ENV NODE_ENV=production MEDIASOUP_WORKER_BIN=/opt/mediasoup-worker
RUN apt-get update && apt-get install -y --no-install-recommends libuv1 libssl3 libsrtp2-1 libabsl20220623 ffmpeg && rm -rf /var/lib/apt/lists/*
WORKDIR /court
COPY --from=worker /opt/mediasoup-worker /opt/mediasoup-worker
COPY --from=worker /court/node_modules node_modules
COPY package.json ./
COPY contracts contracts
COPY platform platform
COPY sfu sfu
COPY infra/docker/healthcheck.ts infra/docker/
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3001 44000-44003/udp 44000-44003/tcp
CMD ["node", "sfu/src/main.ts"]
