using Pandacea.Compute.Training;
using Pandacea.Compute.Work;

namespace Pandacea.Compute.Tests.Work;

public sealed class AttemptProgressTests
{
    [Fact]
    public void It_remembers_where_it_began()
    {
        var progress = new AttemptProgress();
        progress.Reached(new TrainingState(40, []));
        progress.Reached(new TrainingState(41, []));
        Assert.Equal((40, 41), (progress.From, progress.Step));
    }
}
