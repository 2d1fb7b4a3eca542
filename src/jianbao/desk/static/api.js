// What the server is asked, and how: JSON over the one origin that the page may speak to.

export class Refused extends Error {
  constructor(findings, status) {
    super(findings.map((each) => each.text).join("\n"));
    this.findings = findings;
    this.status = status;
  }
}

export class Gone extends Error {}

async function answered(request) {
  let response;
  try {
    response = await request;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Gone();
  }
  if (response.ok) return response.json();
  if (response.status === 413) throw new Refused([{ text: "413", level: "error" }], 413);
  let told = null;
  try {
    told = await response.json();
  } catch {
    throw new Gone();
  }
  throw new Refused(told.refused || [], response.status);
}

export const ask = (path, body, signal) =>
  answered(
    fetch(path, {
      signal,
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }),
  );

export const get = (path) => answered(fetch(path));

export const send = (path, file, signal) => answered(fetch(path, { method: "POST", body: file, signal }));
