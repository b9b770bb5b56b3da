import type { AgentAttachment } from "../../../shared/wire.ts";
import { asApiError } from "../../api.ts";
import { useController } from "../../context.ts";
import { t } from "../../strings.ts";
import { length, sizeText } from "../../time.ts";
import { Icon, type IconName } from "../kit/Icon.tsx";

const ICONS: Partial<Record<AgentAttachment["kind"], IconName>> = {
  voice: "voice",
  audio: "voice",
  location: "place",
  contact: "person",
};

/** What came with a message from Telegram besides words and photos. */
export function Attachments({ attachments }: { attachments: readonly AgentAttachment[] }) {
  return (
    <>
      {attachments.map((each, i) => (
        <AttachmentView key={i} attachment={each} />
      ))}
    </>
  );
}

function AttachmentView({ attachment }: { attachment: AgentAttachment }) {
  const { kind, name, emoji, latitude, longitude, id, url, size, seconds } = attachment;
  if (kind === "sticker") {
    return (
      <p class="sticker" role="img" aria-label={t.log.sticker(emoji ?? "")}>
        {emoji ?? t.attached.sticker}
      </p>
    );
  }
  const facts = [
    name === undefined || kind === "file" ? null : t.attached[kind],
    seconds === undefined ? null : length(seconds * 1000),
    size === undefined ? null : sizeText(size),
  ];
  const located = latitude !== undefined && longitude !== undefined;
  return (
    <p class="attachment">
      <Icon name={ICONS[kind] ?? "file"} />
      <span class="attachment-name" dir="auto">
        {name ?? t.attached[kind]}
      </span>
      <span class="soft">{facts.filter((fact) => fact !== null).join(" · ")}</span>
      {located && (
        <a href={mapAt(latitude, longitude)} target="_blank" rel="noopener noreferrer">
          {t.log.map}
        </a>
      )}
      {id !== undefined && url !== undefined && <Download id={id} />}
    </p>
  );
}

/** A button, not a link: the address is asked for at the click, because those sent with the message soon expire. */
function Download({ id }: { id: string }) {
  const controller = useController();
  const download = async (): Promise<void> => {
    try {
      const link = document.createElement("a");
      link.href = await controller.fileUrl(id);
      link.download = ""; // Keeps the server's name for the file; without this, a refusal would replace the page.
      link.click();
    } catch (error) {
      asApiError(error);
      controller.tellHere(t.log.downloadFailed);
    }
  };
  return (
    <button type="button" class="button-text" onClick={() => void download()}>
      {t.log.download}
    </button>
  );
}

function mapAt(latitude: number, longitude: number): string {
  const [lat, lon] = [latitude.toFixed(6), longitude.toFixed(6)];
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
}
