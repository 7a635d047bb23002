/** A workflow that runs the Action, under a name of the team's own. */
export const workflowOfCare = `
on: { issues: { types: [opened] } }
jobs:
  tutti:
    runs-on: ubuntu-latest
    steps:
      - uses: tutti-team/tutti@v1
        with:
          app-id: \${{ secrets.TUTTI_APP_ID }}
          private-key: \${{ secrets.TUTTI_KEY }}
          github-token: \${{ secrets.GITHUB_TOKEN }}
`;
