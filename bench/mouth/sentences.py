#!/usr/bin/env python3
"""Sentences to learn mouths from: sentences.py SEED COUNT prints COUNT of them, none of which a bench or the truth kit scores.
Grammatical but meaningless, so that no phone is told by what is usually said."""

import random
import sys

WHO = """a plumber|my uncle|the umpire|Barbara|old Pete|her mum|the whole family|that woman|your lawyer|a shepherd|the bishop|Matthew
|our neighbours|the chef|some pilgrims|a gambler|the empress|Philip|the vampire|his tailor|a clumsy elf|Rebecca|the cowboys|nobody|everyone
|the crowd|a ghost|Julia|the boys|my daughter|the wizard|two firemen|a sailor|Hugh|the mayor|their cousin|a giraffe|the beaver|Wolfgang
|three lions|a pupil|the worker|George|a choir|the thief|a spy|the oyster|an owl|the earl|my boss""".replace("\n", "").split("|")
DOES = """jumped over|will polish|was pulling|may have bought|never saw|bumped into|is building|measured|had been robbing|kept|put away
|would weave|caught|has thrown|grabbed|swallowed|could follow|admired|mopped up|might improve|forgot|is looking for|pushed|chewed
|wants to shave|laughed about|ought to wash|stole|climbed|hid|used to own|baked|rubbed|dropped|left|hummed to|should vote for|gave up|touched
|burnt|heard|can smell|shook|sang about|avoids|enjoyed|pours|wrote down|helped|blew up|painted|emptied|mimed""".replace("\n", "").split("|")
WHAT = """the bamboo boat|a plum tree|five thousand pebbles|the violin|an apron|my wool blanket|a bowl of peas|the empty cabin|some mud
|the purple curtain|a huge map|our piano|that yellow soup|the shovel|a bitter almond|her mirror|the lively town|an awful poem|the trumpet
|a broken plate|the chewing gum|his crown|a very long beard|the zebra|all those leaves|the tambourine|a garden full of tulips|the elbow
|a pair of boots|the fog|a shallow pool|the measure of joy|the church bells|an olive|the vase|warm milk|a lamb|the submarine|a thick rope
|the jumble|good advice|a cheap perfume|the harbour wall|every word|a pound of beef|the blue moth|the shop|a cloud|the mop|a hundred games
|the oil|the voyage|a cube of ice|the thumb|the pyjamas""".replace("\n", "").split("|")
HOW = """in the evening|by mistake|with a bump|from far below|for a while|before breakfast|at the museum|without a map|on Wednesday|among friends
|again and again|under the maple|in such a hurry|too slowly|after the show|like a fool|because of the thunder|behind the pub|for the fourth time
|with both thumbs|in a foul mood|about noon|up on the roof|though it was raining|at home|with pleasure|in the bathroom|while we slept
|over in Alabama|down by the mill|just for love|through the fire|in broad daylight|beyond the valley|as if by magic|now|for me|once more
|with all my heart|until we meet|far away|across the water|with a smile|on the beach|when the music plays|maybe tomorrow""".replace("\n", "").split("|")
FORMS = ["{who} {does} {what} {how}.", "{how}, {who} {does} {what}.", "{who} {does} {what}.", "{who} {does} {what}, and {who2} {does2} {what2}.",
         "why do you think {who} {does} {what} {how}?", "{what} {how} was what {who} {does}.", "{who} and {who2}, {how}!",
         "maybe {who} {does} {what}, but {what2} is {how}.", "I believe {who} {does} {what} {how}."]


def sentence(dice):
    text = dice.choice(FORMS).format(who=dice.choice(WHO), does=dice.choice(DOES), what=dice.choice(WHAT), how=dice.choice(HOW),
                                     who2=dice.choice(WHO), does2=dice.choice(DOES), what2=dice.choice(WHAT))
    return text[0].upper() + text[1:]


def main():
    dice = random.Random(int(sys.argv[1]))
    print("\n".join(sentence(dice) for _ in range(int(sys.argv[2]))))


if __name__ == "__main__":
    main()
