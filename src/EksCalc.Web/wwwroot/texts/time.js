// Texts of the view over time: English, Korean.
import { count, plural } from "../numbers.js";

export const timeTexts = {
  podsAdded: ["Pods that come", "추가되는 파드"],
  gap: ["Seconds between them", "추가 간격(초)"],
  from: ["First at", "시작 시각"],
  hold: ["They stay for", "유지 시간"],
  until: ["Watch until", "관찰 종료"],
  freeInSubnet: ["Free in the subnet", "서브넷 여유 주소"],
  play: ["Play", "재생"],
  pause: ["Pause", "일시정지"],
  speed: ["Speed", "속도"],
  at: ["Time", "시각"],
  addPods: [pods => `Add ${plural(pods, "pod")} now`, pods => `지금 파드 ${count(pods)}개 추가`],
  deletePods: [pods => `Delete ${plural(pods, "pod")} now`, pods => `지금 파드 ${count(pods)}개 삭제`],
  clearEvents: ["Clear what was added by hand", "직접 추가한 이벤트 지우기"],
  seconds: ["Seconds", "초"],
  addressesHeld: ["Addresses the node holds", "노드가 보유한 주소"],
  timeAnswer: [
    (started, adds, wait) =>
      `${count(started)} of ${plural(adds, "pod")} got an address${wait > 0 ? `; the longest wait was ${count(wait)} s` : ", each at once"}.`,
    (started, adds, wait) => `파드 ${count(adds)}개 중 ${count(started)}개가 주소를 받았습니다${wait > 0 ? ` (최장 대기 ${count(wait)}초)` : ""}.`,
  ],
  timeFinding: [
    (most, calls) => `The node holds up to ${count(most)} addresses and makes ${count(calls)} EC2 calls`,
    (most, calls) => `노드는 최대 주소 ${count(most)}개를 보유하고 EC2를 ${count(calls)}번 호출`,
  ],
  calls: ["EC2 calls", "EC2 호출"],
  assigned: ["With pods", "파드 사용"],
  whatHappens: ["What ipamd does", "ipamd 동작"],
  nothingYet: ["Nothing yet.", "아직 없음."],
  eniAt: [number => `ENI ${number}`, number => `ENI ${number}`],
  slotsAt: [at => `The node's ENIs at ${count(at)} s`, at => `${count(at)}초 시점의 ENI`],
  ownTrace: ["A scenario from your file; its own events count.", "파일의 시나리오를 사용합니다."],
  leaveTrace: ["Leave the file", "파일 닫기"],
};
