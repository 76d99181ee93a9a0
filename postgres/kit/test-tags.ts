/** The tags of the tests of all packages. */
export const tags = [
  {
    name: 'slow',
    description:
      'Starts processes of the project, copies or compiles it, or draws long random histories. `npm test` leaves it out.',
  },
]
