/** What is said between the tracks, on the side of the product. */
export const words = {
  came: 'Came from the service queues, where it was ',
  became: 'Handed over to the service queues, where it is ',
  onItsWay: 'On its way to the service queues.',
  gone: 'a ticket that you may not see.',
  backToService: 'Back to the queues',
  takeBack: 'Take it back from the queues',
  tookBack: (title: string) => `“${title}” is a request again`,
  sentBack: (key: string) => `${key} is a ticket again`,
  handedOver: (title: string) => `“${title}” handed over to the queues`,
} as const;
