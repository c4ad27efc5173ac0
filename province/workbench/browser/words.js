// What the page itself says. Errors by their kind; never with what they carry.
import { SHORTEST, WrongPassphrase } from "./locking.js";
import { CannotOpen, TooLong } from "./report.js";

const WORDS = {
  "opening": "正在打开，请稍等……",
  "key open": "钥匙已打开 · 点此锁上",
  "key closed": "钥匙锁着 · 点此打开",
  "given up": "没有打开钥匙。",
  "no ring": "取不到钥匙，请重新登录。",
  "no key yet": "您还没有钥匙，请到“钥匙”页先做一把。",
  "no office key": "您的钥匙里没有这个机关的钥匙，请负责人交给您。",
  "open first": "请先点“打开来看”，再办这一步。",
  "differ": "两次输入不一样。",
  "short": `口令至少 ${SHORTEST} 个字。`,
  "no key file": "请先选钥匙文件。",
  "not this file": "这个文件不对，请重新选。",
  "other report": "这个文件是另一件的。",
  "other step": "这个文件里的话不是这一步的，请换一步。",
  "no words": "请写几句话。",
  "sealing": "正在封……",
  "saved": "封好了，存在“下载”里。回到工作台，在那一步里选这个文件。",
};

export function tell(what) {
  if (typeof what === "string") return WORDS[what];
  if (what instanceof WrongPassphrase) return "口令不对。";
  if (what instanceof CannotOpen) return "打不开：不是给本机关的，或者被改动过。";
  if (what instanceof TooLong) return "太长了，请分成几次（每次约 190 字）。";
  return WORDS[what.message] ?? "这一步没有做成，请再试一次。";
}
