# messages of the intake room
