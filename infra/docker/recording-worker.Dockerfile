FROM node:24-bookworm AS build
WORKDIR /court
COPY package.json package-lock.json .npmrc ./
COPY contracts/package.json contracts/
COPY platform/package.json platform/
COPY infra/package.json infra/
RUN npm ci --ignore-scripts -w @assize/contracts -w @assize/platform -w @assize/infra
COPY contracts contracts
COPY platform platform
COPY infra/verifier infra/verifier
RUN node infra/verifier/build.mjs

FROM node:24-bookworm-slim
ENV NODE_ENV=production
RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg fonts-noto-cjk bubblewrap util-linux poppler-utils imagemagick libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-eng && rm -rf /var/lib/apt/lists/*
WORKDIR /court
COPY package.json package-lock.json .npmrc ./
COPY contracts/package.json contracts/
COPY platform/package.json platform/
COPY recording-worker/package.json recording-worker/
RUN npm ci --ignore-scripts --omit=dev -w @assize/contracts -w @assize/platform -w @assize/recording-worker
COPY contracts contracts
COPY platform platform
COPY recording-worker recording-worker
COPY infra/docker/healthcheck.ts infra/docker/
COPY --from=build /court/infra/verifier/dist infra/verifier/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3002
CMD ["node", "recording-worker/src/main.ts"]
