using Pandacea.Compute.Data;
using Pandacea.Compute.Tests.Support;
using Pandacea.Compute.Training;
using Pandacea.Compute.Work;
using Pandacea.Privacy;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Tests.Work;

[Trait("Requirement", "S53")]
public sealed class ComputationTests
{
    private static readonly Computation Here = new(new Datasets("."));

    public static TheoryData<int> Stops => [1, 37, 99];

    [Fact]
    public void Every_attempt_comes_to_the_same_artifact() =>
        Assert.Equal(Sealed(Offers.Work(Offers.Training)), Sealed(Offers.Work(Offers.Training)));

    [Fact]
    public void So_does_one_on_another_machine_and_in_a_later_edition_of_the_program_that_has_the_same_number() => Assert.Equal(
        "47c86234d8c937d1ac1fc3d8e20fe7d609860539",
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Sealed(Offers.Work(Offers.Training))))[..40]);

    [Theory]
    [MemberData(nameof(Stops))]
    public void So_does_one_that_goes_on_from_a_checkpoint(int step)
    {
        var work = Offers.Work(Offers.Training);
        using var stop = new CancellationTokenSource();
        var progress = new StopsAt(step, stop);
        Assert.Throws<OperationCanceledException>(() => progress.Run(work));
        Assert.Equal(step, progress.State.Step);
        Assert.Equal(Sealed(work), Sealed(Offers.Work(Offers.Training), Checkpoint.Write(work, progress.State)));
    }

    [Fact]
    public void A_checkpoint_of_something_else_is_not_gone_on_from()
    {
        var work = Offers.Work(Offers.Training);
        var state = new TrainingState(50, [9, 9, 9, 9]);
        var right = Sealed(work);
        Assert.NotEqual(right, Sealed(work, Checkpoint.Write(work, state)));
        Assert.Equal(right, Sealed(work, Checkpoint.Write(Offers.Work(Offers.Training, jobId: "job-2"), state)));
        Assert.Equal(right, Sealed(work, Checkpoint.Write(Offers.Work(Offers.Training with { Seed = 5 }), state)));
        Assert.Equal(right, Sealed(work, Checkpoint.Write(work, state with { Weights = [9, 9] })));
        Assert.Equal(right, Sealed(work, Checkpoint.Write(work, state with { Step = 101 })));
        Assert.Equal(right, Sealed(work, "{}"u8.ToArray()));
    }

    [Fact]
    public void Another_key_another_job_or_another_specification_gets_other_noise()
    {
        var one = Model(Offers.Work(Offers.Training));
        Assert.NotEqual(one, Model(Offers.Work(Offers.Training, key: 2)));
        Assert.NotEqual(one, Model(Offers.Work(Offers.Training, jobId: "job-2")));
        Assert.NotEqual(one, Model(Offers.Work(Offers.Training with { LearningRate = 4.000001 })));
    }

    [Fact]
    public void The_artifact_says_what_was_spent_and_how()
    {
        var artifact = Run(Offers.Work(Offers.Training with { Seed = 3, Epochs = 5, BatchSize = 20 }));
        var plan = SgdPlan.Create(180, 20, 5, 2, null, null);
        Assert.Equal((plan.Epsilon, new ArtifactDp(true, plan.Epsilon, 1, plan.NoiseMultiplier, plan.Delta)), (artifact.Epsilon, artifact.Dp));
        Assert.Equal((200, 3, Offers.Tiny, ComputeTasks.LogisticRegression), (artifact.N, artifact.Seed, artifact.Dataset, artifact.Task));
        Assert.Equal(new ArtifactTraining(5, 20, JobDefaults.LearningRate), artifact.TrainingParams);
        Assert.Equal("2026-01-02T03:04:05.678Z", artifact.CreatedAt);
        Assert.Equal(["x1", "x2", "x3"], artifact.Model.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("name").GetString()));
    }

    [Fact]
    public void A_job_that_is_not_private_promises_nothing()
    {
        var artifact = Run(Offers.Work(Offers.Training with { Dp = new(false) }));
        Assert.Equal((null, new ArtifactDp(false, null, 0, 0)), (artifact.Epsilon, artifact.Dp));
    }

    [Fact]
    public void What_cannot_be_done_within_its_epsilon_fails_for_good()
    {
        var failure = Fails(Offers.Training with { Dp = new(true, 1, NoiseMultiplier: 0.5) });
        Assert.Equal((ComputeErrorCodes.PrivacyBudgetExceeded, false), (failure.Code, failure.Retryable));
        Assert.Contains("epsilon", failure.Message);
    }

    [Fact]
    public void What_is_no_specification_fails_for_good()
    {
        var failure = Fails(Offers.Training with { Epochs = 0, LearningRate = -1 });
        Assert.Equal((ComputeErrorCodes.InvalidRequest, false), (failure.Code, failure.Retryable));
        Assert.Contains("epochs", failure.Message);
        Assert.Contains("learning_rate", failure.Message);
    }

    private static JobFailure Fails(JobSpec spec) => Assert.Throws<JobFailedException>(() => Run(Offers.Work(spec))).Failure;

    private static string Model(JobWork work) => Run(work).Model.GetRawText();

    private static byte[] Sealed(JobWork work, byte[]? checkpoint = null) => ArtifactSeal.Seal(Run(work, checkpoint));

    private static Artifact Run(JobWork work, byte[]? checkpoint = null) => Here.Run(work, checkpoint, new(), CancellationToken.None);

    /// <summary>Runs the steps itself as the computation does, and stops after so many.</summary>
    private sealed class StopsAt(int step, CancellationTokenSource stop)
    {
        public TrainingState State { get; private set; } = null!;

        public void Run(JobWork work)
        {
            var plan = TrainingPlan.Of(work.Spec);
            var bounds = InputTable.Of(work.Spec.Inputs[0])!.Features.ToList();
            var table = new Datasets(".").Read(work.Spec.Inputs[0], [.. bounds.Select(column => column.Name), BuiltInData.Label], stop.Token);
            var examples = Examples.From([table], bounds, [.. HeldOut.Choose(plan.Shape, 0).Select(held => !held)]);
            var training = new LogisticTraining(plan, examples, work.Streams("sampling"), work.Streams("noise"));
            for (State = training.Begin(); ; State = training.Next(State))
            {
                if (State.Step == step)
                {
                    stop.Cancel();
                }

                stop.Token.ThrowIfCancellationRequested();
            }
        }
    }
}
