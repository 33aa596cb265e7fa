// Texts of subnets: English, Korean.
import { count, plural } from "../numbers.js";

export const subnetTexts = {
  subnetSize: ["Subnet size", "서브넷 크기"],
  against: ["Curve against", "가로축"],
  setting: [number => `Setting ${number}`, number => `설정 ${number}`],
  addSetting: ["Compare another setting", "설정 추가 비교"],
  removeSetting: ["Remove", "삭제"],
  settings: ["Settings", "설정"],
  settingsCompared: ["Settings compared", "비교할 설정"],
  subnetAnswer: [
    (nodes, pods, most, size) => `${plural(nodes, "node")} of ${plural(pods, "pod")} fit into a /${size}; it has room for ${count(most)} such nodes.`,
    (nodes, pods, most, size) => `/${size}에 파드 ${count(pods)}개짜리 노드 ${count(nodes)}대가 들어갑니다(최대 ${count(most)}대).`,
  ],
  subnetFull: [
    (nodes, pods, most, size) => `A /${size} is too small for ${plural(nodes, "node")} of ${plural(pods, "pod")}: it has room for ${count(most)} of them.`,
    (nodes, pods, most, size) => `/${size}는 파드 ${count(pods)}개짜리 노드 ${count(nodes)}대에 부족합니다(최대 ${count(most)}대).`,
  ],
  usable: [(size, addresses) => `/${size}: ${count(addresses)} addresses`, (size, addresses) => `/${size}: 주소 ${count(addresses)}개`],
  fullAt: [(name, x) => `${name} fills the subnet at ${count(x)}`, (name, x) => `${name}: ${count(x)}에서 서브넷 소진`],
  fullFrom: [
    (name, x, what) => `"${name}" fills the subnet first, from ${count(x)} ${what.toLowerCase()} on`,
    (name, x, what) => `${name}이 ${what} ${count(x)}부터 가장 먼저 소진`,
  ],
  neverFull: ["No setting fills the subnet here", "이 범위에서는 서브넷이 소진되지 않음"],
  nodesThatFit: ["Nodes that fit", "수용 노드 수"],
  freeAddresses: ["Free addresses", "남는 주소"],
  prefixRoom: [
    (packed, scattered) => `An empty subnet has room for ${count(packed)} prefixes; single addresses scattered over it leave fewer`,
    packed => `빈 서브넷에는 프리픽스 ${count(packed)}개가 들어갑니다. 흩어진 주소가 있으면 줄어듭니다`,
  ],
  packed: ["packed together", "모아서 배치"],
  scatteredMean: ["scattered at random, mean", "무작위 배치(평균)"],
  singleAddresses: ["Single addresses in use", "사용 중인 개별 주소"],
  prefixes: ["Prefixes", "프리픽스"],
  mapOf: ["The subnet address by address", "주소 단위 서브넷 지도"],
  mapFinding: [
    (free, prefixes, lost) =>
      `${count(free)} addresses are free, with room for ${count(prefixes)} prefixes; ${count(lost)} % of them are of no use to prefixes`,
    (free, prefixes, lost) => `주소 ${count(free)}개 여유, 프리픽스 ${count(prefixes)}개 가능; ${count(lost)}%는 프리픽스로 쓸 수 없음`,
  ],
  scattered: ["Scatter single addresses at random", "개별 주소를 무작위로 배치"],
  owner: ["Owner", "사용처"],
  addresses: ["Addresses", "주소"],
  Free: ["free", "비어 있음"],
  Aws: ["kept by AWS", "AWS 예약"],
  OtherUser: ["others", "기타"],
  ControlPlane: ["control plane", "컨트롤 플레인"],
  EniPrimary: ["ENIs", "ENI"],
  SecondaryOwner: ["pods, secondary", "파드(보조 IP)"],
  PrefixOwner: ["prefixes", "프리픽스"],
  BranchEni: ["branch ENIs", "브랜치 ENI"],
};
