import { useDrop } from "../../../shared/useDrop.ts";
import type { Row } from "../../../shared/wire.ts";
import { useController, useStore } from "../../context.ts";
import { answerKey, useKey } from "../../keys.ts";
import { nameOf, ownerOf, whyOf } from "../../names.ts";
import { openRow, openThread } from "../../state/select.ts";
import { myId } from "../../state/state.ts";
import { t } from "../../strings.ts";
import { Composer } from "../composer/Composer.tsx";
import { HeldBackReply } from "../composer/HeldBackReply.tsx";
import { Icon } from "../kit/Icon.tsx";
import { SkeletonLog } from "../kit/Skeleton.tsx";
import { Log } from "./Log.tsx";

/** The open conversation: who it is, what was said, what to do. */
export function Talk() {
  const row = useStore(openRow);
  const open = useStore((state) => state.route.id !== null);
  const failed = useStore((state) => state.threadFailed);
  const read = useStore((state) => openThread(state) !== undefined);
  if (!open) return <NothingOpen />;
  if (!row || !read) return <section class="talk">{failed ? <NotRead why={failed} /> : <SkeletonLog />}</section>;
  return <OpenTalk row={row} />;
}

function OpenTalk({ row }: { row: Row }) {
  const controller = useController();
  const { onDragEnter, over, cover } = useDrop((files) => {
    controller.addPhotos(row.id, files);
    answerKey("r");
  });
  return (
    <section class="talk" aria-labelledby="talk-name" {...(controller.isMine(row) && { onDragEnter })}>
      <TalkHead row={row} />
      <Notice />
      <Log key={row.id} row={row} />
      {row.unreachable === "blocked" && (
        <p class="notice" role="status">
          <Icon name="warn" />
          <span>{t.blocked}</span>
        </p>
      )}
      <Composer key={`composer-${row.id}`} row={row} />
      <HeldBackReply row={row} />
      {over && (
        <p class="drop" {...cover}>
          {t.photos.drop}
        </p>
      )}
    </section>
  );
}

function TalkHead({ row }: { row: Row }) {
  const controller = useController();
  const me = useStore(myId);
  const route = useStore((state) => state.route);
  const showTurns = useStore((state) => state.showTurns);
  const mine = controller.isMine(row);
  useKey("e", () => controller.show("resolve"), mine);
  useKey("b", () => controller.show("return"), mine);
  useKey("i", () => controller.toggleTurns());
  useKey("d", () => controller.go({ about: !route.about }));
  return (
    <header class="talk-head">
      <button
        type="button"
        class="button-icon talk-back"
        aria-label={t.talk.back}
        onClick={() => controller.go({ id: null })}
      >
        <Icon name="back" />
      </button>
      <div class="talk-who">
        <h2 id="talk-name">
          <bdi>{nameOf(row)}</bdi>
        </h2>
        <p class="soft">{whyOf(row, ownerOf(row, me))}</p>
      </div>
      <button
        type="button"
        class="button-icon"
        aria-label={t.talk.turns}
        title={`${t.talk.turns} (I)`}
        aria-pressed={showTurns}
        onClick={() => controller.toggleTurns()}
      >
        <Icon name="info" />
      </button>
      <button
        type="button"
        class="button-icon talk-about"
        aria-label={t.talk.about}
        aria-pressed={route.about}
        onClick={() => controller.go({ about: !route.about })}
      >
        <Icon name="details" />
      </button>
      {mine && (
        <div class="talk-verbs">
          <button type="button" class="button" aria-keyshortcuts="b" onClick={() => controller.show("return")}>
            <Icon name="return" />
            {t.talk.giveBack}
          </button>
          <button type="button" class="button" aria-keyshortcuts="e" onClick={() => controller.show("resolve")}>
            <Icon name="check" />
            {t.talk.resolve}
          </button>
        </div>
      )}
    </header>
  );
}

/** Says what did not go as asked. */
function Notice() {
  const controller = useController();
  const notice = useStore((state) => state.notice);
  return (
    <div role="alert">
      {notice !== null && (
        <p class="notice">
          <Icon name="warn" />
          <span>{notice}</span>
          <button type="button" class="button-icon" aria-label={t.close} onClick={() => controller.dismiss()}>
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}

function NothingOpen() {
  return (
    <section class="talk talk-none">
      <div class="empty">
        <p class="empty-title">{t.talk.none}</p>
        <p class="soft">{t.talk.noneHint}</p>
        <p class="soft">{t.talk.noneKeys}</p>
      </div>
    </section>
  );
}

function NotRead({ why }: { why: "missing" | "unreachable" }) {
  const controller = useController();
  return (
    <div class="empty" role="alert">
      <p>{why === "missing" ? t.talk.missing : t.talk.failed}</p>
      {why === "unreachable" && (
        <button type="button" class="button" onClick={() => void controller.reading.thread()}>
          {t.retry}
        </button>
      )}
      <button type="button" class="button" onClick={() => controller.go({ id: null })}>
        {t.talk.back}
      </button>
    </div>
  );
}
