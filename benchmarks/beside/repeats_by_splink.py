import duckdb
import splink.comparison_library as compare
from listed import PEOPLE
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

SURE = 0.9
database = duckdb.connect()
rows = database.read_csv(PEOPLE, all_varchar=True)
frame = DuckDBAPI(database).register(rows)
rules = [block_on("email"), block_on("name"), block_on("substr(name, 1, 4)", "country")]
settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="id",
    comparisons=[
        compare.JaroWinklerAtThresholds("name"),
        compare.ExactMatch("email"),
        compare.ExactMatch("affiliation"),
        compare.ExactMatch("country"),
    ],
    blocking_rules_to_generate_predictions=rules,
)
linker = Linker(frame, settings, log_level="ERROR")
linker.training.estimate_probability_two_random_records_match(rules[:2], recall=0.7)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
linker.training.estimate_parameters_using_expectation_maximisation(rules[1])
found = linker.inference.predict(threshold_match_probability=SURE)
linker.clustering.cluster_pairwise_predictions_at_threshold(found, SURE)
